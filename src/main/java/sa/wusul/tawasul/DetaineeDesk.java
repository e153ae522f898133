package sa.wusul.tawasul;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.IdentityNumber;

/**
 * Whoever holds the desk of a detainee is the only one to change who asks about him,
 * until the end of the transaction. Some detainees share one.
 */
final class DetaineeDesk {

	private static final int DESKS = 16;

	private DetaineeDesk() {
	}

	static void hold(JdbcClient jdbc, IdentityNumber detainee) {
		jdbc.sql("select id from contact_desk where id = ? for update")
			.param(Math.floorMod(detainee.hashCode(), DESKS))
			.query(Integer.class)
			.single();
	}

}
