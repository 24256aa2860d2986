/** What they draw beside the rest. */
export * from './pictures.js';
export const copy = 'M11.5 9h6a2.5 2.5 0 0 1 2.5 2.5v6a2.5 2.5 0 0 1-2.5 2.5h-6a2.5 2.5 0 0 1-2.5-2.5v-6a2.5 2.5 0 0 1 2.5-2.5zM15 9V6.5A2.5 2.5 0 0 0 12.5 4h-6A2.5 2.5 0 0 0 4 6.5v6A2.5 2.5 0 0 0 6.5 15H9';
export const download = 'M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M4.5 19.5h15';
export const info = 'M12 11v5M12 7.5v.01M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0z';
export const key = 'M4 15.5a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM11 12.5l8-8m-3.5 3.5 2.5 2.5m-5 0 1.5 1.5';
export const laptop = 'M7 5h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-10a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM3 18.5h18';
export const lock = 'M7.5 10.5h9a2.5 2.5 0 0 1 2.5 2.5v4.5a2.5 2.5 0 0 1-2.5 2.5h-9a2.5 2.5 0 0 1-2.5-2.5v-4.5a2.5 2.5 0 0 1 2.5-2.5zM8 10.5V8a4 4 0 0 1 8 0v2.5';
export const mail = 'M6 5.5h12a2.5 2.5 0 0 1 2.5 2.5v8a2.5 2.5 0 0 1-2.5 2.5h-12a2.5 2.5 0 0 1-2.5-2.5v-8a2.5 2.5 0 0 1 2.5-2.5zM4.5 7.5l7.5 6 7.5-6';
export const message = 'M6.5 4.5h11A2.5 2.5 0 0 1 20 7v7.5a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 3.5V17A2.5 2.5 0 0 1 4 14.5V7a2.5 2.5 0 0 1 2.5-2.5zM8 9h8M8 12.5h5';
export const phone = 'M9 3h6a2.5 2.5 0 0 1 2.5 2.5v13a2.5 2.5 0 0 1-2.5 2.5h-6a2.5 2.5 0 0 1-2.5-2.5v-13a2.5 2.5 0 0 1 2.5-2.5zM11 17.5h2';
export const plus = 'M12 5v14M5 12h14';
export const print = 'M7 9V4h10v5M7 17H5a1.5 1.5 0 0 1-1.5-1.5v-5A1.5 1.5 0 0 1 5 9h14a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 19 17h-2M7 14h10v6H7z';
export const shield = 'M12 3.5 5 6v5.5c0 4.300 2.900 7.400 7 9 4.100-1.600 7-4.700 7-9V6zM9 12l2.200 2.200L15.200 10';
export const token = 'M8.5 7h7a5 5 0 0 1 5 5a5 5 0 0 1-5 5h-7a5 5 0 0 1-5-5a5 5 0 0 1 5-5zM7.5 10.5h6v3h-6zM17 12v.01';
export const trash = 'M4.5 7h15M9.5 7V4.5h5V7m-8 0 .8 12.5h9.400L17.5 7';
