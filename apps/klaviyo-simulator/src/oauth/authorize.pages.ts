import { type Html, html } from '../http/html.ts';
import { toDocument } from '../pages/document.ts';
import { scopeWords } from '../scopes.ts';
import type { Account, User } from '../world/model.ts';

/** The log-in page: any of the demo users, with the password filled in. */
export function toLogInPage(users: readonly User[], action: string, failed: boolean): string {
  const options: Html[] = users.map(
    (user) => html`<option value="${user.id}">${user.name} (${user.email})</option>`,
  );
  const problem = failed ? html`<p class="problem" role="alert">The password is not right.</p>` : html``;
  return toDocument(
    'Log in to Klaviyo (simulated)',
    html`<main class="card">
      <p class="brand">Klaviyo <span>simulated</span></p>
      <h1>Log in</h1>
      ${problem}
      <form method="post" action="${action}">
        <label>Who are you?<select name="user">${options}</select></label>
        <label>Password<input type="password" name="password" value="${users[0]?.password ?? ''}" autocomplete="off" required></label>
        <button class="primary">Log in</button>
      </form>
    </main>`,
  );
}

/** What the consent page is about. */
export interface ConsentView {
  readonly appName: string;
  readonly account: Account;
  readonly user: User;
  readonly scopes: readonly string[];
  readonly formToken: string;
  /** Where the form goes: /oauth/authorize with the query that was asked. */
  readonly action: string;
  readonly logOutAction: string;
}

/** The consent page of /oauth/authorize. */
export function toConsentPage(view: ConsentView): string {
  const scopes = view.scopes.map(
    (scope) => html`<li>${scopeWords.get(scope) ?? scope} <code>${scope}</code></li>`,
  );
  return toDocument(
    `Connect ${view.appName} (Klaviyo, simulated)`,
    html`<main class="card">
      <p class="brand">Klaviyo <span>simulated</span></p>
      <h1>${view.appName} would like access to ${view.account.organizationName}</h1>
      <p>If you allow it, ${view.appName} can:</p>
      <ul class="scopes">${scopes}</ul>
      <p class="quiet">You can uninstall the app at any time.</p>
      <form method="post" action="${view.action}">
        <input type="hidden" name="form_token" value="${view.formToken}">
        <div class="row">
          <button class="primary" name="decision" value="allow">Allow</button>
          <button name="decision" value="deny">Deny</button>
        </div>
      </form>
      <form method="post" action="${view.logOutAction}" class="quiet">
        Logged in as ${view.user.name}. <button class="link">Somebody else?</button>
      </form>
    </main>`,
  );
}

/** A request that cannot be sent back to anybody. */
export function toRefusalPage(reason: string): string {
  return toDocument(
    'This app cannot be connected (Klaviyo, simulated)',
    html`<main class="card">
      <p class="brand">Klaviyo <span>simulated</span></p>
      <h1>This app cannot be connected</h1>
      <p class="problem" role="alert">${reason}</p>
    </main>`,
  );
}
