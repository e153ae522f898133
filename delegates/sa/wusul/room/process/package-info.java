/**
 * Contracts of the processes of rooms: their keys and typed variables. A test compares
 * them with the models.
 */
package sa.wusul.room.process;
