/**
 * The demo's detainees with their families and visitors, and the page on which to move
 * them.
 */
package sa.wusul.demo.tawasul;
