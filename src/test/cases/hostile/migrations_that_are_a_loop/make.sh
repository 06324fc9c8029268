ln -s migrations migrations
