import { type Html, html } from '../html.ts';

/** A day pack from the front. */
export const backpack: Html = html`
<path d="M134 66c0-34 52-34 52 0" stroke="#10212b" stroke-width="9" fill="none"/>
<path d="M86 152c-16 8-20 26-20 46v44c0 12 6 18 18 18h14zm148 0c16 8 20 26 20 46v44c0 12-6 18-18 18h-14z" fill="#a8481f"/>
<path d="M92 116c0-40 30-58 68-58s68 18 68 58v132c0 16-8 24-24 24h-88c-16 0-24-8-24-24z" fill="#d9743f"/>
<path d="M190 62c24 8 38 26 38 54v132c0 16-8 24-24 24h-14z" fill="#c86534"/>
<path d="M88 118c4-44 34-64 72-64s68 20 72 64c-22 14-46 20-72 20s-50-6-72-20z" fill="#23394a"/>
<path d="M112 180h96v66c0 10-6 16-16 16h-64c-10 0-16-6-16-16z" fill="#b9562a"/>
<path d="M112 192h96" stroke="#10212b" stroke-width="5"/>
<path d="M128 128v40m64-40v40" stroke="#10212b" stroke-width="8"/>
<rect x="120" y="152" width="16" height="14" rx="3" fill="#f2b84b"/><rect x="184" y="152" width="16" height="14" rx="3" fill="#f2b84b"/>
<rect x="142" y="84" width="36" height="22" rx="3" fill="#f6f2ea"/><path d="m147 101 8-11 6 7 4-5 8 9z" fill="#10212b"/>
<path d="M196 192v14" stroke="#f2b84b" stroke-width="5" stroke-linecap="round"/>`;

/** A two-person tent with its door open. */
export const tent: Html = html`
<circle cx="246" cy="74" r="20" fill="#f7f4ec"/>
<path d="m28 236 52-70 30 34 22-24 60 60z" fill="#b6cbd8"/>
<path d="m182 236 50-52 60 52z" fill="#c4d6e1"/>
<path d="M160 96 40 262h240z" fill="#e0a63a"/>
<path d="M160 96 280 262h-76z" fill="#c98e24"/>
<path d="M160 96 116 262h88z" fill="#f2c25c"/>
<path d="M160 134 132 262h56z" fill="#23394a"/>
<path d="M160 134c-6 54-18 92-44 128h16z" fill="#f8dc99"/>
<path d="M160 96V82m0 14L26 268m134-172 134 172" stroke="#10212b" stroke-width="4" stroke-linecap="round"/>
<path d="M88 196c-16 24-32 46-48 66m192-66c16 24 32 46 48 66" stroke="#fff6df" stroke-opacity=".6" stroke-width="3"/>
<path d="M20 264h280" stroke="#7c9478" stroke-width="8" stroke-linecap="round"/>`;

/** A glowing lantern at night. */
export const lantern: Html = html`
<circle cx="160" cy="178" r="118" fill="#f2b84b" fill-opacity=".10"/><circle cx="160" cy="178" r="84" fill="#f2b84b" fill-opacity=".16"/>
<path d="M118 96c0-62 84-62 84 0" stroke="#c9d0cf" stroke-width="7" fill="none"/>
<path d="M122 92h76l12 26H110z" fill="#e9eceb"/><path d="M160 92h38l12 26h-50z" fill="#c9d0cf"/>
<rect x="116" y="118" width="88" height="112" rx="10" fill="#fdeec2"/>
<path d="M160 136c18 24 24 40 24 54a24 24 0 0 1-48 0c0-14 6-30 24-54z" fill="#f2b84b"/>
<path d="M160 168c8 12 12 20 12 27a12 12 0 0 1-24 0c0-7 4-15 12-27z" fill="#fff7df"/>
<path d="M138 118v112m44-112v112" stroke="#e2c67d" stroke-width="4"/>
<path d="M108 230h104l8 30c2 8-2 12-10 12H110c-8 0-12-4-10-12z" fill="#e9eceb"/><path d="M160 230h52l8 30c2 8-2 12-10 12h-50z" fill="#c9d0cf"/>
<circle cx="160" cy="251" r="8" fill="#2c8a72"/>
<path d="M54 66h.1M86 40h.1M262 58h.1M238 108h.1M48 128h.1M278 146h.1" stroke="#fff" stroke-width="5" stroke-linecap="round"/>`;

/** A mummy sleeping bag, half open. */
export const sleepingBag: Html = html`
<g transform="rotate(24 160 160)">
<path d="M160 30c44 0 66 28 68 72 2 46-16 118-30 152-8 18-20 26-38 26s-30-8-38-26c-14-34-32-106-30-152 2-44 24-72 68-72z" fill="#3f4f8f"/>
<path d="M160 30c44 0 66 28 68 72 2 46-16 118-30 152-8 18-20 26-38 26z" fill="#354378"/>
<path d="M160 50c28 0 44 18 44 46 0 22-16 34-44 34s-44-12-44-34c0-28 16-46 44-46z" fill="#f2b84b"/>
<path d="M160 62c20 0 32 14 32 34 0 14-12 22-32 22s-32-8-32-22c0-20 12-34 32-34z" fill="#f8dc99"/>
<path d="M98 150c40 14 84 14 124 0M106 186c36 12 72 12 108 0M116 222c30 10 58 10 88 0M130 256c20 6 40 6 60 0" stroke="#6373b5" stroke-width="4" fill="none"/>
<path d="M196 118c10 26 6 70-6 112" stroke="#c9d0cf" stroke-width="4" fill="none" stroke-dasharray="3 5"/></g>`;
