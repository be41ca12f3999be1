import type { Device, Page } from '@facet/engine';

/** The page as the engine wants to see it. */
export function toPage(address: Location | URL): Page {
  const parameters = new URLSearchParams(address.search);
  return {
    url: address.href.replace(/#.*/, ''),
    path: address.pathname,
    parameters: Object.fromEntries(
      [...parameters.keys()].map((name) => [name, parameters.getAll(name)] as const),
    ),
  };
}

/** The kind of device. An iPad calls itself a Macintosh; its screen can be touched. */
export function toDevice(userAgent: string, maxTouchPoints: number): Device {
  if (/iPad|Tablet|PlayBook|Silk|Kindle|Android(?!.*Mobi)/i.test(userAgent)) return 'tablet';
  if (/Macintosh/.test(userAgent) && maxTouchPoints > 1) return 'tablet';
  return /Mobi|iPhone|iPod/i.test(userAgent) ? 'mobile' : 'desktop';
}
