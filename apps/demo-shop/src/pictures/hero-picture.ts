import { type Html, html } from '../html.ts';

/** Northern lights over a ridge and a lit tent: the ground of the home page's hero. */
export const heroPicture: Html = html`<svg class="hero-picture" viewBox="0 0 1440 640" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
<defs>
<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#08151e"/><stop offset=".6" stop-color="#123142"/><stop offset="1" stop-color="#2b5a63"/></linearGradient>
<linearGradient id="light" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#7fe0b8" stop-opacity="0"/><stop offset=".55" stop-color="#7fe0b8" stop-opacity=".75"/><stop offset="1" stop-color="#3fae9a" stop-opacity="0"/></linearGradient>
<linearGradient id="light2" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#b79ae8" stop-opacity="0"/><stop offset=".6" stop-color="#8fb7e8" stop-opacity=".45"/><stop offset="1" stop-color="#7fe0b8" stop-opacity="0"/></linearGradient>
<filter id="soft" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="14"/></filter>
<radialGradient id="glow"><stop offset="0" stop-color="#f8dc99" stop-opacity=".8"/><stop offset="1" stop-color="#f8dc99" stop-opacity="0"/></radialGradient>
</defs>
<rect width="1440" height="640" fill="url(#sky)"/>
<path d="M90 60h.1M210 130h.1M330 44h.1M468 170h.1M560 70h.1M690 36h.1M756 150h.1M1188 60h.1M1300 140h.1M1390 52h.1M1100 30h.1M40 210h.1M264 236h.1M1344 236h.1M628 214h.1" stroke="#fff" stroke-opacity=".8" stroke-width="3" stroke-linecap="round"/>
<g filter="url(#soft)">
<path d="M560 330C700 120 820 330 980 180s260-60 470-150v260c-180 40-300 0-430 90s-290-30-460 120z" fill="url(#light)"/>
<path d="M820 300c120-140 220-40 340-150s160-70 290-110v190c-140 10-210 60-320 110s-190-10-310 70z" fill="url(#light2)"/>
</g>
<path d="m0 500 140-60 90 40 150-90 120 70 80-40 170 80 130-250 110 110 90-70 160 150 120-80 80 60v190H0z" fill="#1a3a47"/>
<path d="m880 250 40 40-26-4-20 14-30-10z" fill="#d7e8ea" fill-opacity=".8"/>
<path d="m0 540 170-80 160 70 190-90 200 100 170-60 210 80 180-90 160 70v120H0z" fill="#122b35"/>
<path d="M0 590c240-40 420-10 640-20s520-60 800-10v80H0z" fill="#0b1c24"/>
<circle cx="1084" cy="548" r="120" fill="url(#glow)"/>
<path d="m1084 492-62 84h124z" fill="#f2c25c"/><path d="m1084 492 62 84h-40z" fill="#c98e24"/><path d="m1084 516-16 60h32z" fill="#5b3b12"/>
<path d="m1190 576 14-58 14 58zm36 2 18-84 18 84zm-392 4 16-70 16 70zm-40 2 10-44 10 44zm520-4 14-60 14 60z" fill="#07141a"/>
</svg>`;
