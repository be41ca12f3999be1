import type { Device, Page } from '@facet/engine';

/** The page as the engine wants to see it. */
export function toPage({ href, pathname, search }: Location | URL): Page {
  const parameters = new URLSearchParams(search);
  return {
    url: href.replace(/#.*/, ''),
    path: pathname,
    parameters: Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name)])),
  };
}

/** The kind of device. An iPad calls itself a Macintosh; its screen can be touched. */
export function toDevice(userAgent: string, maxTouchPoints: number): Device {
  if (/iPad|Android(?!.*Mobi)/.test(userAgent)) return 'tablet';
  if (/Macintosh/.test(userAgent) && maxTouchPoints > 1) return 'tablet';
  return /Mobi/.test(userAgent) ? 'mobile' : 'desktop';
}
