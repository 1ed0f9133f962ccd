import Commands

RasoatCommand.main()
