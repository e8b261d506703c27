"""The annual report on government information disclosure (条例 49, 50; 国办公开办函〔2021〕30号)."""
