/** The file of the demo's database; it uses H2 and nothing of the program. */
package sa.wusul.demo.database;
