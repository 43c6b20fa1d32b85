import '@redress/elements/complaint-form';
import '@redress/elements/complaint-survey';
import '@redress/elements/complaint-tracker';
