/** What the elements draw beside their words wherever a code is asked for: paths on a grid of 24 units. */
export const alert = 'M12 8v5M12 16.5v.01M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0z';
export const check = 'M5 12.5l4.5 4.5L19 7.5';
export const clock = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM12 7v5l3 2';
export const offline = 'M4 4l16 16M8.5 15.5a5 5 0 0 1 5-1.200M5 12a10 10 0 0 1 4-2.5m4.5-.4A10 10 0 0 1 19 12M12 19v.01';
