/** A choice in a select filters at once; words do when the form is sent. */
export function filterAtOnce(form: HTMLFormElement): void {
  for (const select of form.querySelectorAll('select')) {
    // by the keyboard one passes through values that are not meant: there the button is pressed
    let byKey = false;
    select.addEventListener('keydown', () => {
      byKey = true;
    });
    select.addEventListener('pointerdown', () => {
      byKey = false;
    });
    select.addEventListener('change', () => {
      if (!byKey) form.requestSubmit();
    });
  }
  // what is empty is left out of the address
  form.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
  });
}
