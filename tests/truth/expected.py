"""Every check there is."""

import expected_cluster
import expected_configs
import expected_groups
import expected_lag
import expected_topics

CHECKS = [*expected_cluster.CHECKS, *expected_topics.CHECKS, *expected_configs.CHECKS, *expected_groups.CHECKS,
          *expected_lag.CHECKS]
