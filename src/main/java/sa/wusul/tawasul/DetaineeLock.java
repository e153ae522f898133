package sa.wusul.tawasul;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.IdentityNumber;

/**
 * A lock on the contacts of a detainee: its holder is the only one to change them until
 * the end of the transaction. The lock is striped, so some detainees share one.
 */
final class DetaineeLock {

	private static final int DESKS = 16;

	private DetaineeLock() {
	}

	static void hold(JdbcClient jdbc, IdentityNumber detainee) {
		jdbc.sql("select id from contact_desk where id = ? for update")
			.param(Math.floorMod(detainee.hashCode(), DESKS))
			.query(Integer.class)
			.single();
	}

}
