package sa.wusul.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import sa.wusul.casefile.CaseFile.Place;
import sa.wusul.casefile.CaseFile.Request;

/**
 * The data with which to open a case.
 *
 * @param processKey the service, by the id of its model
 * @param submissionKey the sender's own key, with which they may safely repeat the
 * request
 * @param particulars answers to the service's own questions
 * @param choices the requester's choices in the form, which are not part of the case's
 * text
 * @param openedBy user name of the person who entered it
 */
public record NewCase(String processKey, Channel channel, Place place, Request request, Requester requester,
		List<Particular> particulars, Map<String, String> choices, Optional<String> submissionKey, String openedBy) {
}
