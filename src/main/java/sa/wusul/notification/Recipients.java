package sa.wusul.notification;

import java.util.Optional;

/**
 * Finder of the recipient of messages about a case: the requester, or the person who acts
 * for them.
 */
public interface Recipients {

	Optional<Recipient> forCase(String caseReference);

}
