/**
 * The end of records: lists of closed cases whose retention time is over, holds that stop
 * their disposal, the erasure of what two people released, and the certificate. Terms: a
 * <em>disposal list</em> is what the program draws up for a centre, a <em>hold</em> stops
 * the disposal of a case until it is lifted, a <em>package</em> is what leaves of a case
 * or of a person. The texts that go by themselves belong to the platform. No HTTP and no
 * engine types.
 */
package sa.wusul.records;
