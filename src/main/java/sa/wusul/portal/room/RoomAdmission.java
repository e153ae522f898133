package sa.wusul.portal.room;

import java.util.Optional;

import jakarta.servlet.http.HttpSession;

import sa.wusul.platform.engine.WebAppLogins;
import sa.wusul.room.RoomTicketService.Access;

/**
 * The right by which a line was opened.
 *
 * @param session of the log-in with which it ends, or {@code null}
 * @param staffSession the name of the session, if a member of staff is logged in
 */
record RoomAdmission(Access access, HttpSession session, Optional<String> staffSession) {

	static RoomAdmission of(Access access, HttpSession session) {
		return access.byLogin() ? new RoomAdmission(access, session, WebAppLogins.name(session))
				: new RoomAdmission(access, null, Optional.empty());
	}

	/** Checks whether the log-in goes on at this node. */
	boolean isLoggedIn() {
		try {
			return this.session == null || this.session.getCreationTime() > 0;
		}
		catch (IllegalStateException ended) {
			return false;
		}
	}

}
