/**
 * The endpoints of the picture of a draft that is to be released, beside the task of its
 * release and on its page; its scripts are in {@code src/frontend/release}.
 */
package sa.wusul.webapps.release;
