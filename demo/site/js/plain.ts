import '@redress/elements/complaint-form';
