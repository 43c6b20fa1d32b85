import '@redress/elements/complaint-tracker';
