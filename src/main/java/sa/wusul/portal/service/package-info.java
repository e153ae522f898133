/**
 * The page of each service: whom it is for, whether the person who is logged in may use
 * it, and what it takes.
 */
package sa.wusul.portal.service;
