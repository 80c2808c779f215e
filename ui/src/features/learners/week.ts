/** Monday and Sunday of the week of a day, as plain days. */
export function weekOf(now: Date): { from: string; to: string } {
  const DAYS = 7;
  const back = (now.getDay() + DAYS - 1) % DAYS;
  const plain = (offset: number): string => {
    const then = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + offset));
    return then.toISOString().slice(0, 'YYYY-MM-DD'.length);
  };
  return { from: plain(-back), to: plain(DAYS - 1 - back) };
}
