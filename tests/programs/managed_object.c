/* The entry of an object with managed variables. */
int second_step(int by);

__attribute__((visibility("default"))) int object_step(int by) { return second_step(by); }
