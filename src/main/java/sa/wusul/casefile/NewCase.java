package sa.wusul.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a case is opened with.
 *
 * @param processKey the transaction, by the id of its model
 * @param submissionKey the sender's own key, with which he may safely send again
 * @param particulars what this service asks beyond the rest
 * @param choices what its requester chose in the form, which stays no word of the file
 * @param openedBy user name of who entered it
 */
public record NewCase(String processKey, Channel channel, String centre, String section, String topic,
		Requester requester, String subject, String text, List<Particular> particulars, Map<String, String> choices,
		Optional<String> submissionKey, String openedBy) {
}
