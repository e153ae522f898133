/**
 * Small parts of database access that several modules share.
 */
package sa.wusul.platform.database;
