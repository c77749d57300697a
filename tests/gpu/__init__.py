"""What only a GPU can show: programs natively and through gtap, and the cuda device on the real driver."""
