package sa.wusul.services.register;

import sa.wusul.platform.limit.Limit;

/** Limits of the previews of a person, in the table {@code services-limit}. */
enum PreviewLimit implements Limit {

	PREVIEWS_HOURLY;

	@Override
	public String domain() {
		return "services";
	}

}
