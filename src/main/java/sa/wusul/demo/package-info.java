/**
 * The demo: it plays the outside world, such as telephones, billers, couriers and
 * registers, with pages below {@code /demo}, and invents staff and cases. It is loaded in
 * the profile {@code demo} only, may use every module, and no other code may use it. Its
 * pages and data are the resources in {@code demo}, its tables those of {@code db/demo}.
 */
package sa.wusul.demo;
