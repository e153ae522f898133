/**
 * Pages below {@code /demo}, which play the outside world in the profile {@code demo}:
 * telephones, billers, couriers, registers. Production code must not use it.
 */
package sa.wusul.demo;
