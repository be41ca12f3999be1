declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { FunctionComponent } from 'react';

  const Icon: FunctionComponent<{
    readonly size?: number | string;
    readonly stroke?: number | string;
    readonly color?: string;
    readonly 'aria-hidden'?: boolean;
    readonly className?: string;
  }>;
  // The package's own files are default exports.
  export default Icon;
}
