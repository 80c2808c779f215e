/** A star in a box of 20 × 20. */
export const STAR = 'M10 2l2.4 5 5.4.7-4 3.8 1 5.4-4.8-2.7-4.8 2.7 1-5.4-4-3.8 5.4-.7z';
