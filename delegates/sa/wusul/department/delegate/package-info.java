/**
 * Service tasks of the departments: routing and transfer of a case. They call the case
 * file.
 */
package sa.wusul.department.delegate;
