import TextForms
