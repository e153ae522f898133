/**
 * The file of the demo's database, which is kept small while the program runs.
 */
package sa.wusul.demo.database;
