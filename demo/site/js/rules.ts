import '@redress/elements/complaint-rules';
