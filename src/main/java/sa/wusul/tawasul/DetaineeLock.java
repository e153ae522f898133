package sa.wusul.tawasul;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.database.NamedLock;

/**
 * A lock on the contacts of a detainee: its holder is the only one to change them until
 * the end of the transaction.
 */
final class DetaineeLock {

	private DetaineeLock() {
	}

	static void hold(JdbcClient jdbc, IdentityNumber detainee) {
		new NamedLock(jdbc, "detainee-contacts", 16).hold(detainee.value());
	}

}
