/** Whether the overview of shortcuts is open. */
let isOpen = $state(false);

export const help = {
  get isOpen(): boolean {
    return isOpen;
  },
  open(): void {
    isOpen = true;
  },
  close(): void {
    isOpen = false;
  },
};
