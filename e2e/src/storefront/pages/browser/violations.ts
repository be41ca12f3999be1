declare global {
  interface Window {
    /** What the page's policy has refused so far. */
    violations: string[];
  }
}

const violations: string[] = [];
window.violations = violations;
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
  violations.push(`${effectiveDirective} ${blockedURI} (${sourceFile})`),
);
