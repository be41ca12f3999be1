import { type Html, html } from '../html.ts';

/** A rain jacket with its hood up. */
export const jacket: Html = html`
<path d="M104 112 68 214c-3 9 1 14 9 16l16 5 23-68z" fill="#1d6b5a"/>
<path d="m216 112 36 102c3 9-1 14-9 16l-16 5-23-68z" fill="#1d6b5a"/>
<path d="M112 98c14-12 30-16 48-16s34 4 48 16l12 150c0 12-6 18-16 20-28 5-60 5-88 0-10-2-16-8-16-20z" fill="#2c8a72"/>
<path d="M160 84v186c15 0 30-1 44-3 10-2 16-8 16-20l-12-149c-14-10-30-14-48-14z" fill="#267a65"/>
<path d="M122 96c-4-34 12-58 38-58s42 24 38 58c-10 12-24 20-38 20s-28-8-38-20z" fill="#1d6b5a"/>
<path d="M134 92c-2-22 8-40 26-40s28 18 26 40c-8 8-16 12-26 12s-18-4-26-12z" fill="#123b35"/>
<path d="M160 104v166" stroke="#f2b84b" stroke-width="4"/>
<path d="m118 186 28 8M202 186l-28 8" stroke="#123b35" stroke-width="4" stroke-linecap="round"/>
<path d="M101 252h118" stroke="#1d6b5a" stroke-width="5"/>
<rect x="182" y="138" width="20" height="8" rx="2" fill="#e9f4ee"/>
<path d="m93 235-17-5M227 235l17-5" stroke="#f2b84b" stroke-width="5" stroke-linecap="round"/>`;

/** A pair of leather boots. */
export const boots: Html = html`
<g transform="translate(34 -16)" opacity=".75">
<path d="M116 96h58l4 92c20 12 44 16 52 34 3 8 2 18 0 28H112c-4-52-2-104 4-154z" fill="#6d4426"/>
<path d="M110 250h122c4 0 6 12 2 16-2 2-4 2-8 2H112c-6 0-6-18-2-18z" fill="#2a2320"/></g>
<path d="M84 100h60l4 92c20 12 46 16 54 34 3 8 2 18 0 26H80c-4-50-2-102 4-152z" fill="#9a6338"/>
<path d="M80 252c-1-14-2-30-2-46 20 6 40 4 70-14 20 12 46 16 54 34 3 8 2 18 0 26z" fill="#885530"/>
<path d="M82 92h64c4 0 6 4 6 9s-2 9-6 9H82c-4 0-6-4-6-9s2-9 6-9z" fill="#3a2a20"/>
<path d="M78 252h126c5 0 6 14 2 18-2 2-5 2-8 2h-20l-5-6h-30l-5 6H80c-7 0-6-20-2-20z" fill="#2a2320"/>
<path d="M118 132h26m-26 20h28m-26 20h28m-22 20 26 0" stroke="#f2b84b" stroke-width="5" stroke-linecap="round"/>
<path d="M180 214c10 4 20 10 22 20" stroke="#c98a57" stroke-width="4" fill="none" stroke-linecap="round"/>
<path d="M96 116c-3 30-4 58-2 86" stroke="#b57a49" stroke-width="4" fill="none" stroke-linecap="round"/>`;

/** A ribbed beanie. */
export const beanie: Html = html`
<path d="M78 206c-2-72 30-116 82-116s84 44 82 116z" fill="#c4552d"/>
<path d="M160 90c52 0 84 44 82 116h-40c4-52-10-92-42-116z" fill="#ad4724"/>
<path d="M160 90c-34 30-46 66-44 116M160 90c34 30 46 66 44 116M160 90v116M160 92c-50 26-62 66-62 114M160 92c50 26 62 66 62 114" stroke="#8d3819" stroke-width="3" fill="none" opacity=".55"/>
<rect x="66" y="196" width="188" height="62" rx="18" fill="#d8683d"/>
<path d="M84 200v54m19-56v58m19-58v58m19-58v58m19-58v58m19-58v58m19-58v58m19-58v58m19-56v54" stroke="#b04a25" stroke-width="4" stroke-linecap="round"/>
<rect x="186" y="214" width="38" height="26" rx="3" fill="#f6f2ea"/>
<path d="m192 234 8-12 6 8 4-5 8 9z" fill="#10212b"/>
<circle cx="160" cy="80" r="26" fill="#f0d9c8"/>
<path d="m142 68 8 8m10-18v12m18-2-8 8m-36 12h12m24 0h12m-38 16 8-8m20 8-8-8" stroke="#dbb9a2" stroke-width="4" stroke-linecap="round"/>`;

/** A steel flask with a cup for a lid. */
export const flask: Html = html`
<path d="M126 56h68c6 0 8 4 8 10v40h-84V66c0-6 2-10 8-10z" fill="#c9d0cf"/>
<path d="M176 56h18c6 0 8 4 8 10v40h-26z" fill="#a9b3b2"/>
<rect x="114" y="104" width="92" height="12" rx="3" fill="#10212b"/>
<path d="M112 116h96v132c0 14-8 22-22 22h-52c-14 0-22-8-22-22z" fill="#53692f"/>
<path d="M178 116h30v132c0 14-8 22-22 22h-8z" fill="#445727"/>
<path d="M126 132v112" stroke="#7d9650" stroke-width="6" stroke-linecap="round"/>
<path d="m132 208 22-34 14 20 8-11 16 25z" fill="#f6f2ea"/>
<path d="M134 220h56" stroke="#f6f2ea" stroke-width="4" stroke-linecap="round"/>
<path d="M148 44c-8-8 8-12 0-22m24 22c-8-8 8-12 0-22" stroke="#8b948a" stroke-width="4" fill="none" stroke-linecap="round"/>`;
