import { type Html, html } from '../html.ts';

/** The account: a form to log in or sign up, or a greeting. Any e-mail address will do; there is no password to know. */
export function accountPage(customer: { readonly name: string; readonly email: string } | undefined): Html {
  if (customer !== undefined) {
    return html`<section class="wrap section narrow"><h1 class="page-title">Good to see you${
      customer.name === '' ? '' : `, ${customer.name}`
    }</h1>
<p class="page-lead">You are logged in as ${customer.email}.</p>
<p>Your orders and repairs would be here. In this demonstration there are none.</p>
<form method="post" action="/account/logout"><button class="button quiet">Log out</button></form></section>`;
  }
  return html`<section class="wrap section narrow"><h1 class="page-title">Log in or sign up</h1>
<p class="page-lead">See your orders, send something in for repair.</p>
<form class="stack" method="post" action="/account/login">
<label>Name <input name="name" autocomplete="given-name" maxlength="60"></label>
<label>E-mail address <input name="email" type="email" required autocomplete="email" maxlength="200"></label>
<button class="button wide">Log in</button></form>
<p class="small">Any address works here: as in a real shop, logging in tells Klaviyo who is there.</p></section>`;
}
