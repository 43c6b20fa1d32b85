import '@redress/elements/complaint-inbox';
