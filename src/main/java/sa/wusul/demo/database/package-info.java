/**
 * The file of the demo's database, which is kept small and whole while the program runs.
 */
package sa.wusul.demo.database;
