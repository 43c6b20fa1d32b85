import '@redress/elements/complaint-dashboard';
